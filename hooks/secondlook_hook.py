"""What MkDocs loads: the events of the adapter, and nothing else."""

from secondlook.adapters.mkdocs import Adapter

adapter = Adapter()

on_startup = adapter.on_startup
on_serve = adapter.on_serve
on_config = adapter.on_config
on_files = adapter.on_files
on_env = adapter.on_env
on_template_context = adapter.on_template_context
on_page_context = adapter.on_page_context
on_post_build = adapter.on_post_build
on_build_error = adapter.on_build_error
on_shutdown = adapter.on_shutdown
