"""`sitegen serve`: the site as it will be, at the path where it will be, and at every save as it is now.

The site is kept in memory and never written: what lies in site/ stays what was built to be published, while the preview shows drafts
and carries a script that reloads the page. From the command line down: loop builds in the main thread, preview holds the last good site
and what is wrong at the moment, web answers browsers from it in threads, review tells what an article leaves to the archivist, and
browser/ has the half that runs there.

HTTP is Werkzeug's: one package with one requirement that Jinja has already, where Starlette with uvicorn needs six and aiohttp eight;
it knows ranges, conditional requests and HEAD, and its server is made for exactly this, a few people on one machine. Importing it takes
0.1 s, which no other command pays: cli imports this room when `serve` is called.
"""

from sitegen.serve.loop import Place, run

__all__ = ["Place", "run"]
