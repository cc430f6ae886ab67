resource "docker_image" "app" {
  build {
    context = "."
    build_args = {
      VERSION : "1"
      NPM_TOKEN : var.npm_token
    }
  }
}
