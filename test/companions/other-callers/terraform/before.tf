resource "null_resource" "image" {
  provisioner "local-exec" {
    command = "docker build --build-arg NPM_TOKEN=${var.npm_token} -t app ${path.module}/.."
  }
}
resource "other" "x" {
  environment = { NPM_TOKEN = var.npm_token }
}
