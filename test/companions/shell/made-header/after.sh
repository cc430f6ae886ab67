docker build -t app --secret id=HTTP_AUTH_HEADER_repo.example.com,env=HTTP_AUTH_HEADER_REPO_EXAMPLE_COM .
