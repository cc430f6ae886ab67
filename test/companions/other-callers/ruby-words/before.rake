Open3.capture2e(*%w[docker build --build-arg NPM_TOKEN .])
Docker::Image.build_from_dir('.', { 'buildargs' => { 'NPM_TOKEN' => ENV['NPM_READ'] }.to_json })
