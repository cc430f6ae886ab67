target "app" {
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN", "id=other,src=other.txt"]
}
