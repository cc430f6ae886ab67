docker build -t app --secret "id=netrc,src=$HOME/.netrc" .
