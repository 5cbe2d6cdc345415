while true; do
  curl -s -o /dev/null -m 5 -w '%{http_code}\n' 'http://harbour.localhost/predict?miles=280' >> codes.txt
  sleep "$1"
done
