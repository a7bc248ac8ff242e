import Link from 'next/link';
import { retenueContestable } from '#lib/contestation/faits.ts';
import { decisionNotifiee } from '#lib/dossier/faits.ts';
import { BRANCHES_A_PROCURATION } from '#lib/droit/argent/procuration.ts';
import type { GenreDecision } from '#lib/droit/ligne-de-procedure.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import type { DossierDeFamille } from '#lib/famille/queries.ts';
import { DemanderUnCertificat } from './certificat/demander.tsx';

const POURQUOI: Partial<Record<GenreDecision, string>> = {
  attribution: 'Pourquoi ce montant ?',
  retrait: 'Pourquoi ce retrait ?',
};

/** What the family may do besides; nothing that is not open to it now. */
export function Demarches({ suivi: { dossier, verdicts } }: { suivi: DossierDeFamille }) {
  const decision = decisionNotifiee(dossier);
  const peut = (voulu: Acte) => verdicts.some(({ acte, verdict }) => acte === voulu && verdict.permis);
  const liens = [
    ...(decision
      ? [
          {
            href: 'pourquoi',
            libelle: POURQUOI[decision.genre] ?? 'Pourquoi ce refus ?',
          },
          { href: 'contester', libelle: 'Contester la décision' },
        ]
      : []),
    ...(retenueContestable(dossier)
      ? [{ href: 'contester?objet=retenue', libelle: 'Contester la retenue pour absences' }]
      : []),
    ...(peut('recevoir_observations')
      ? [{ href: 'observations', libelle: 'Présenter mes observations' }]
      : []),
    ...(peut('signaler_erreur') ? [{ href: 'erreur', libelle: 'Signaler une erreur dans ma demande' }] : []),
    ...(BRANCHES_A_PROCURATION.includes(dossier.branche)
      ? [{ href: 'procuration', libelle: 'Procuration à l’établissement' }]
      : []),
    ...(peut('renoncer_a_la_bourse') ? [{ href: 'fin-de-bourse', libelle: 'Renoncer à la bourse' }] : []),
    ...(peut('se_desister') ? [{ href: 'renoncer', libelle: 'Renoncer à cette demande' }] : []),
    { href: 'consultations', libelle: 'Qui a consulté cette demande ?' },
  ];
  return (
    <section aria-labelledby="demarches" className="volet">
      <h2 id="demarches" className="fr-h4">
        Autres démarches
      </h2>
      {decision?.genre === 'attribution' ? <DemanderUnCertificat dossierId={dossier.id} /> : null}
      <ul className="demarches">
        {liens.map(({ href, libelle }) => (
          <li key={href}>
            <Link className="fr-link" href={`/famille/dossiers/${dossier.id}/${href}`} prefetch={false}>
              {libelle}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
