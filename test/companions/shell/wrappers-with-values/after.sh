nice -n 5 docker build --secret id=NPM_TOKEN .
NPM_TOKEN="$(cat t)" ionice -c 3 nice -n 19 docker build --secret id=NPM_TOKEN .
retry -t 3 -d 5 -- docker build --secret id=NPM_TOKEN .
retry 3 docker build --secret id=NPM_TOKEN .
travis_wait 30 docker build --secret id=NPM_TOKEN .
timeout -k 10 600 docker build --secret id=NPM_TOKEN .
taskset -c 0-3 docker build --secret id=NPM_TOKEN .
NPM_TOKEN="$(cat t)" /usr/bin/time -f %E docker build --secret id=NPM_TOKEN .
direnv exec . docker build --secret id=NPM_TOKEN .
sudo -u builder -E docker build --secret id=NPM_TOKEN .
