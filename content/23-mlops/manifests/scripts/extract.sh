set -eu
wget -q -O /work/raw.csv http://office/voyages.csv
echo "extracted $(wc -l < /work/raw.csv) lines"
