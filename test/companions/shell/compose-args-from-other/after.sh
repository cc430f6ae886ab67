REGISTRY_TOKEN="$NPM_TOKEN" docker compose build
