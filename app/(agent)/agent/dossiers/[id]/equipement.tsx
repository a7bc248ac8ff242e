import type { DossierEntier } from '#lib/dossier/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { equipementDuDossier } from '#lib/equipement/queries.ts';
import { SOURCES, type SourceDEquipement } from '#lib/equipement/schema.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { Donnee, Fiche } from './fiche.tsx';
import { EnregistrerVersementAilleurs, RetirerVersementAilleurs } from './versement-ailleurs.tsx';

/** A prime d’équipement paid out of the base, which is then never paid here (C. IV.C.2); nothing for who neither reads nor records one. */
export async function Equipement({ dossier }: { dossier: DossierEntier }) {
  const { verse, enregistre } = await equipementDuDossier(await exigerAgent(), dossier);
  if (!verse && !enregistre) return null;
  const suite = enregistre ? (
    <details>
      <summary>{verse ? 'Retirer cet enregistrement' : 'Enregistrer un versement fait ailleurs'}</summary>
      {verse ? (
        <RetirerVersementAilleurs dossierId={dossier.id} />
      ) : (
        <EnregistrerVersementAilleurs dossierId={dossier.id} />
      )}
    </details>
  ) : null;
  return (
    <Fiche titre="Prime d’équipement" suite={suite}>
      {verse ? (
        <>
          <Donnee nom="Versée ailleurs par">{`${verse.etablissement}, rentrée ${verse.annee}`}</Donnee>
          <Donnee nom="Source">
            {[SOURCES[verse.source as SourceDEquipement], verse.reference].filter(Boolean).join(' : ')}
          </Donnee>
          <Donnee nom="Enregistrée">{`le ${ecrireJour(jourDe(verse.jour))}, par ${verse.auteurNom}`}</Donnee>
          <Donnee nom="Effet">Elle n’est due qu’une fois : elle ne sera pas versée ici (C. IV.C.2).</Donnee>
        </>
      ) : (
        <Donnee nom="Versée ailleurs">rien d’enregistré</Donnee>
      )}
    </Fiche>
  );
}
