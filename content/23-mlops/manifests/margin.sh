set -eu
total=0
n=0
while IFS=, read -r ship port hours; do
  answer=$(cat "/data/models/v2/$port.json")
  tenths=$(echo "$answer" | grep -o '"hours":[0-9.]*' | tr -dc '0-9')
  miss=$((tenths + $1 * 10 - hours * 10))
  total=$((total + ${miss#-}))
  n=$((n + 1))
done < /data/voyages/all.csv
mean=$((total / n))
echo "margin $1: off by $((mean / 10)).$((mean % 10)) hours"
