import { EtatBadge } from '#components/etat-badge.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import type { Filtres } from '#lib/bannette/schema.ts';
import type { Consultation } from '#lib/consultation/queries.ts';
import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireAnnee, rentree } from '#lib/droit/annee.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { direSuivi } from '#lib/droit/suivi.ts';
import { auditionDe } from '#lib/retrait/faits.ts';
import { jourOuNul } from '#lib/technique/dates.ts';
import { adresseDeBannette } from '../adresses.ts';

/** What this page is and whose. */
export const titreDuDossier = ({ eleve, scolarite, rentree: annee }: DossierEntier): string =>
  `Dossier ${deNom(nomComplet(eleve))} · ${scolarite.classe} · ${ecrireAnnee(rentree(annee))}`;

/** Title, state, and the sentence that says who holds the dossier and by when. */
export function EnteteDeDossier({ consultation, filtres }: { consultation: Consultation; filtres: Filtres }) {
  const { dossier, echeance, rejeteeLe } = consultation;
  const recoursLe = jourOuNul(recoursPendant(dossier)?.formeLe);
  const { etat, branche, horsDelai } = dossier;
  return (
    <>
      <FilAriane
        liens={[{ href: adresseDeBannette(filtres), libelle: 'Mes dossiers' }]}
        ici={dossier.numero}
      />
      <TitrePage
        titre={titreDuDossier(dossier)}
        badge={<EtatBadge etat={etat} />}
        phrase={
          <>
            <strong>
              {direSuivi({ etat, branche, horsDelai, rejeteeLe, recoursLe, retrait: auditionDe(dossier) })}
            </strong>{' '}
            {rejeteeLe && !recoursLe ? null : echeance?.phrase}
          </>
        }
      />
    </>
  );
}
