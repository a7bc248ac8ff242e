import { chargesEnDoute } from '#lib/demande/faits.ts';
import type { Demande } from '#lib/demande/schema.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { Donnee, Fiche } from './fiche.tsx';

const SIGNATAIRES = {
  mere: 'la mère',
  pere: 'le père',
  autre_personne_en_charge: 'une autre personne en charge',
} as const;
const POURSUITES = { lycee: 'lycée public ou privé', cned: 'CNED' } as const;

const leJour = (iso: string | undefined): string | null => (iso ? ecrireJour(jour(iso)) : null);

/** What the paper says besides who asks and what they earn: its signature, the rubric of the chef, the dependants. */
export function FicheFormulaire({ demande }: { demande: Demande }) {
  const { reception, scolarite, scolariteConfirmee, ressources } = demande;
  const { signe, signataire, signeLe, observations } = reception;
  return (
    <Fiche titre="Formulaire">
      <Donnee nom="Signature">
        {signe
          ? ['signé', signataire && `par ${SIGNATAIRES[signataire]}`].filter(Boolean).join(' ')
          : 'non signé'}
      </Donnee>
      <Donnee nom="Signé le">{leJour(signeLe)}</Donnee>
      <Donnee nom="Classe et régime du formulaire">
        {scolariteConfirmee ? 'vérifiés' : 'non confirmés'}
      </Donnee>
      <Donnee nom="Poursuit ses études en">
        {scolarite?.poursuite ? POURSUITES[scolarite.poursuite] : null}
      </Donnee>
      <Donnee nom="Avis du DASEN rendu le">{leJour(scolarite?.avisDasenLe)}</Donnee>
      <Donnee nom="Concubinage depuis le">{leJour(ressources.concubinage?.depuisLe)}</Donnee>
      <Donnee nom="Concubinage fini le">{leJour(ressources.concubinage?.finiLe)}</Donnee>
      <Donnee nom="Observations du chef d’établissement">{observations}</Donnee>
      <PersonnesACharge demande={demande} />
    </Fiche>
  );
}

/** The list of the form, compared with the avis: only the children of the avis count (C. III.D). */
function PersonnesACharge({ demande: { personnesACharge, ressources } }: { demande: Demande }) {
  const doute = chargesEnDoute(personnesACharge.length, ressources);
  if (personnesACharge.length === 0) return null;
  return (
    <>
      <Donnee nom="Autres personnes à charge">
        <ul>
          {personnesACharge.map(({ nomPrenom, naissance, etablissement, boursier }, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a paper, told in its order and never moved
            <li key={rang}>
              {[
                nomPrenom ?? 'sans nom',
                naissance && `né(e) le ${ecrireJour(jour(naissance))}`,
                etablissement ?? 'établissement ou profession non indiqués',
                boursier && 'boursier',
              ]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
      </Donnee>
      {doute ? (
        <Donnee nom="À vérifier">
          Le formulaire nomme {doute.nommees} personnes à charge avec l’élève, l’avis en compte{' '}
          {doute.surAvis} : seules celles de l’avis comptent (C. III.D).
        </Donnee>
      ) : null}
    </>
  );
}
