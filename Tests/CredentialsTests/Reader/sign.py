"""Signs a film with the reference SDK: sign.py CERTIFICATE KEY FILM OUTPUT. Prints the processor's time for
the signing alone, in seconds.
"""

import sys
import time

import c2pa

certificate, key, film, output = sys.argv[1:]
information = c2pa.C2paSignerInfo(
    b"es256", open(certificate, "rb").read(), open(key, "rb").read(), None)
manifest = {
    "claim_generator_info": [{"name": "clipws", "version": "0.1.0"}], "title": "film.mp4", "format": "video/mp4",
    "assertions": [{"label": "c2pa.actions.v2", "created": True, "data": {"actions": [
        {"action": "c2pa.created",
         "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"}]}}]}
started = time.process_time()
with c2pa.Builder(manifest) as builder, open(film, "rb") as source, open(output, "w+b") as target:
    builder.sign(c2pa.Signer.from_info(information), "video/mp4", source, target)
print(time.process_time() - started)
