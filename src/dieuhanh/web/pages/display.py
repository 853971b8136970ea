"""The inline script that applies a reader's text size and contrast before the first paint, and its hash for the CSP.

The choice itself lives in `localStorage.ht` as `{"co": "120", "tp": "den"}`: never in a cookie, never on the server.
"""

from __future__ import annotations

import base64
import hashlib

DISPLAY_SCRIPT = (
    'try{var h=JSON.parse(localStorage.ht||"{}"),d=document.documentElement.dataset;'
    "if(h.co)d.co=h.co;if(h.tp)d.tp=h.tp}catch(e){}"
)


def csp_hash(script: str) -> str:
    """Return the Content-Security-Policy source that allows exactly this inline script, quotes included."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


DISPLAY_SCRIPT_CSP = csp_hash(DISPLAY_SCRIPT)
