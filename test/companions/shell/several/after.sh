docker build --secret id=NPM_TOKEN --secret id=PIP_TOKEN,env=P .
