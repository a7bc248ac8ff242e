import { Donnee, Fiche } from '#app/(agent)/agent/dossiers/[id]/fiche.tsx';
import { INSTANT } from '#components/instant.ts';
import { libelleDeVerification } from '#lib/droit/habilitation/fondements.ts';
import type { OctroiVu } from '#lib/habilitation/queries.ts';

const etatDe = ({ revoqueLe, remplaceLe }: OctroiVu): string =>
  revoqueLe
    ? `révoquée le ${INSTANT.format(revoqueLe)}`
    : remplaceLe
      ? `remplacée le ${INSTANT.format(remplaceLe)}`
      : 'en vigueur';

/** What was granted, each time, with what showed each thing that was checked. */
export const Accords = ({ octrois }: { octrois: readonly OctroiVu[] }) =>
  octrois.map((octroi) => (
    <Fiche
      key={octroi.id}
      titre={`${octroi.etape === 'essai' ? 'Essai' : 'Habilitation'} H${octroi.numero}, ${etatDe(octroi)}`}
    >
      <Donnee nom="Accordée">
        {INSTANT.format(octroi.accordeLe)}, {octroi.accordeParNom}
      </Donnee>
      {Object.entries(octroi.verifications).map(([verification, vu]) => (
        <Donnee key={verification} nom={libelleDeVerification(verification)}>
          {vu}
        </Donnee>
      ))}
    </Fiche>
  ));
