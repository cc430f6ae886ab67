args=(-t app)
if [ -n "$NPM_TOKEN" ]; then args+=(--build-arg "NPM_TOKEN=$NPM_TOKEN"); fi
docker build "${args[@]}" .
more=(-t app)
[ -n "$NPM_TOKEN" ] && more+=(--build-arg "NPM_TOKEN=$NPM_TOKEN")
docker build "${more[@]}" .
