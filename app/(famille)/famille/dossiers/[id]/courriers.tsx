import { Badge } from '#components/badge.tsx';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { LETTRES } from '#lib/droit/courrier/lettres.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { courriersLisibles, receptionAttendue } from '#lib/famille/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** The letters as PDF. One that is not opened yet has a button, never a link: nothing but its own press opens it. */
export function Courriers({ dossier }: { dossier: DossierEntier }) {
  const courriers = courriersLisibles(dossier);
  if (courriers.length === 0) return null;
  return (
    <section aria-labelledby="courriers" className="volet">
      <h2 id="courriers" className="fr-h4">
        Vos courriers
      </h2>
      {receptionAttendue(dossier) ? (
        <p className="texte">
          Le jour où vous ouvrez un courrier ici vaut jour de réception : les délais qu’il indique partent de
          là.
        </p>
      ) : null}
      <ul className="courriers">
        {courriers.map(({ id, genre, jour, reference, ouvertLe }) => (
          <li key={id}>
            {ouvertLe ? (
              <a
                className="fr-link fr-icon-file-pdf-line fr-link--icon-left"
                href={`/famille/courriers/${id}/fichier`}
              >
                {LETTRES[genre].libelle} du {ecrireJour(jourDe(jour))} (PDF)
              </a>
            ) : (
              <form method="post" action={`/famille/courriers/${id}/fichier`} className="courriers__a-ouvrir">
                {LETTRES[genre].libelle} du {ecrireJour(jourDe(jour))}
                <Badge ton="info" icone="fr-icon-mail-line">
                  non lu
                </Badge>
                <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
                  Ouvrir ce courrier
                  <span className="fr-sr-only"> : {LETTRES[genre].libelle} (PDF)</span>
                </button>
              </form>
            )}
            <small className="courriers__reference">Référence {reference}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
