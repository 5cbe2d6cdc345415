set -eu
mkdir -p /data/voyages
cp /work/clean.csv /data/voyages/new.csv
mv /data/voyages/new.csv /data/voyages/all.csv
echo "loaded $(wc -l < /data/voyages/all.csv) voyages"
