set -eu
total=0
n=0
while IFS=, read -r ship port hours; do
  answer=$(wget -q -O - "http://eta/$port.json")
  tenths=$(echo "$answer" | grep -o '"hours":[0-9.]*' | tr -dc '0-9')
  miss=$((tenths - hours * 10))
  total=$((total + ${miss#-}))
  n=$((n + 1))
done < /work/clean.csv
mean=$((total / n))
echo "off by $((mean / 10)).$((mean % 10)) hours on average, over $n voyages"
if [ "$mean" -gt 20 ]; then
  echo "more than two hours: train or roll back" >&2
  exit 1
fi
