"""Stems before which a Norwegian compound may be parted.

Chosen so that none also occurs across a seam or inside another common word: no *handling*
(be-handling), *kunde* (mil-li-se-kunder), *liste* (spesia-lister), *server* (kon-server).
"""

from typing import Final

_LISTED: Final = """
    abonnement adresse ansvar ansatt arbeid arkiv artikkel avgjerd avgjørelse avtale
    bedrift begrensning avgrensing behandl bestemmelse bestilling betaling beskrivelse brev brukar
    bruker dager database direktiv dokument domstol erklæring faktura forespørsel forordning
    forpliktelse forvaltning frist føring giver gjevar grunnlag grunnlov henvendelse hilsen
    historikk identitet informasjon innboks innhold innlogging innsyn innstilling interesse kapsel
    kategori klage kommisjon kommune konsekvens kontakt kontroll kopi lagring leverandør logging
    lova loven lovgiv løsning løysing markeds maskin medarbeid melding mottakar mottaker
    myndighet månad måned nettside nummer ombod ombud oppfølging oppgave oppgåve opplysning
    opplæring overføring overvåk periode person plikt portal program protest regel register
    registr regnskap rekneskap reklame retting rettighet risiko samtykke selskap
    sikring skjema sletting statistikk stedet styremakt støtte system søknad
    tilgang tilsett tilsyn tiltak tjenest tenest trygd tryggleik undersøk utskrift
    utvikling vedlegg verksemd verktøy vern vilkår virksomhet vurdering året økonomi
"""
STEMS: Final = tuple(_LISTED.split())
