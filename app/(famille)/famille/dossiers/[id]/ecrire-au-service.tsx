'use client';

import { ChampListeRedite, ChampLong } from '#components/champs/texte.tsx';
import { ChampFichiers } from '#components/envoi/champ-fichiers.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { ecrireAuService } from '#lib/message/actions.ts';
import { INDICE_FICHIERS } from '#lib/technique/fichiers-admis.ts';

interface Props {
  cible: { dossierId: string; version: number };
  /** Those that are asked for: files sent with a message are one of them. */
  pieces: readonly { code: string; libelle: string }[];
}

/** A message of the family, with the files of one piece when some are asked for. */
export function EcrireAuService({ cible, pieces }: Props) {
  return (
    <FormulaireActe acte={ecrireAuService}>
      {(erreurs, saisie) => (
        <>
          <input type="hidden" name="dossierId" value={cible.dossierId} />
          <input type="hidden" name="version" value={cible.version} />
          <ChampLong
            nom="texte"
            id="message-texte"
            libelle="Votre message"
            indice="Pour contester une décision, utilisez plutôt « Contester la décision » : la date en est gardée."
            erreur={erreurs.texte}
            defaultValue={saisie.texte}
            rows={4}
            maxLength={2000}
          />
          {pieces.length > 0 ? (
            <>
              <ChampListeRedite
                nom="code"
                id="message-code"
                libelle="Pièce jointe"
                indice="Elle est rangée avec les pièces de la demande."
                erreur={erreurs.code}
                defaultValue={saisie.code}
                facultatif
                options={[
                  { valeur: '', libelle: 'Aucune' },
                  ...pieces.map(({ code, libelle }) => ({ valeur: code, libelle })),
                ]}
              />
              <ChampFichiers
                nom="fichiers"
                id="message-fichiers"
                libelle="Fichiers de cette pièce"
                indice={INDICE_FICHIERS}
                erreur={erreurs.fichiers}
                facultatif
                depart={null}
              />
            </>
          ) : null}
          <button type="submit" className="fr-btn fr-btn--secondary">
            Envoyer le message
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
