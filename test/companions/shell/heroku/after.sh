heroku container:push web --arg NPM_TOKEN=$NPM_TOKEN -a app
heroku container:push web --recursive --arg A=1,NPM_TOKEN=$NPM_TOKEN
heroku container:release web
