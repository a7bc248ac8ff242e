'use client';

import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { noter } from '#lib/suivi/actions.ts';

interface Props {
  dossierId: string;
  /** The note that this one takes the place of. */
  corrigee?: { id: string; texte: string; communicable: boolean };
}

/** Writes a note, or what takes the place of one; what was typed stays after a refusal. */
export function FormulaireDeNote({ dossierId, corrigee }: Props) {
  const suffixe = corrigee ? `-${corrigee.id}` : '';
  return (
    <FormulaireActe acte={noter}>
      {(champs, saisie) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          {corrigee ? <input type="hidden" name="corrigeId" value={corrigee.id} /> : null}
          <ChampLong
            nom="texte"
            id={`texte${suffixe}`}
            libelle={corrigee ? 'Note corrigée' : 'Note pour votre service'}
            indice={
              corrigee
                ? undefined
                : 'Des faits utiles au dossier, rien que vous ne pourriez lire à la famille.'
            }
            erreur={champs.texte}
            defaultValue={saisie.texte ?? corrigee?.texte}
            rows={3}
            maxLength={2000}
            autoFocus={!corrigee}
          />
          <div className="fr-checkbox-group fr-checkbox-group--sm fr-mb-1w">
            <input
              type="checkbox"
              id={`communicable${suffixe}`}
              name="communicable"
              value="oui"
              defaultChecked={
                saisie.communicable === 'oui' || (!('texte' in saisie) && corrigee?.communicable)
              }
            />
            <label className="fr-label" htmlFor={`communicable${suffixe}`}>
              Communicable : la famille la lit dans son suivi
            </label>
          </div>
          <button
            type="submit"
            className={corrigee ? 'fr-btn fr-btn--sm fr-btn--secondary' : 'fr-btn fr-btn--sm'}
          >
            {corrigee ? 'Remplacer la note' : 'Enregistrer la note'}
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
