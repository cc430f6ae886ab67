docker build --secret id=NPM_TOKEN,env=TOKEN .
