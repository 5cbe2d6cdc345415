set -eu
rows=$(wc -l < /data/voyages/all.csv)
if [ "$rows" -lt 5 ]; then
  echo "only $rows voyages, that is too few to learn from" >&2
  exit 1
fi
mkdir -p /data/models
version=v$(($(ls /data/models | wc -l) + 1))
out=/data/models/$version
mkdir "$out"
for port in $(cut -d, -f2 /data/voyages/all.csv | sort -u); do
  sum=0
  n=0
  for hours in $(grep ",$port," /data/voyages/all.csv | cut -d, -f3); do
    sum=$((sum + hours))
    n=$((n + 1))
  done
  mean=$((sum * 10 / n))
  printf '{"port":"%s","hours":%s,"model":"%s"}\n' \
    "$port" "$((mean / 10)).$((mean % 10))" "$version" > "$out/$port.json"
done
data=$(sha256sum < /data/voyages/all.csv | cut -c1-8)
printf '{"model":"%s","voyages":%s,"data":"%s"}\n' \
  "$version" "$rows" "$data" > "$out/card.json"
cat "$out"/*.json
