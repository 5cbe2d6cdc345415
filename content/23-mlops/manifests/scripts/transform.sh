set -eu
grep -E '^[^,]+,[a-z]+,[0-9]+$' /work/raw.csv > /work/clean.csv
echo "kept $(wc -l < /work/clean.csv) voyages"
