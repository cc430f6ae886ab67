target "app" {
  args = {
    NPM_TOKEN = "${NPM_TOKEN}"
  }
}
