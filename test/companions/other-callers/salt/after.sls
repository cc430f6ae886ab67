app:
  docker_image.present:
    - build: /srv/app
    - buildargs:
        NPM_TOKEN: x
