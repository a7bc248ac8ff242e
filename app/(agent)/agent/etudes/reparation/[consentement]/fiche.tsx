import { Fiche as Cadre, Donnee } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { ecrireJour } from '#lib/droit/date.ts';
import { changements, lignesDEtatCivil } from '#lib/reparation/faits.ts';
import type { FicheEtudiee } from '#lib/reparation/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** The état civil that the tax administration is asked with, and what was corrected of it, the last correction first. */
export function Fiche({ fiche: { qui, etatCivil, corrections } }: { fiche: FicheEtudiee }) {
  return (
    <Cadre
      titre={qui === 'demandeur' ? 'La personne qui a consenti' : 'Le concubin ou la concubine'}
      suite={
        corrections.length > 0 ? (
          <ul>
            {corrections.map(({ id, avant, apres, motif, auteurNom, instant }) => (
              <li key={id}>
                Corrigé par {auteurNom} le {ecrireJour(jourDe(instant))} :{' '}
                {changements(avant, apres).join(' ; ')}. Motif : {motif}
              </li>
            ))}
          </ul>
        ) : null
      }
    >
      {lignesDEtatCivil(etatCivil).map(({ nom, valeur }) => (
        <Donnee key={nom} nom={nom}>
          {valeur}
        </Donnee>
      ))}
    </Cadre>
  );
}
