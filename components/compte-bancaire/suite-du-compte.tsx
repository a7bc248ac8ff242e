import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import { ChampTexte } from '../champs/texte.tsx';
import { FormulaireActe } from '../formulaire-acte.tsx';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  compteId: string;
  /** Whether this person may say that it is right. */
  confirme: boolean;
}

/** An account that waits: it is right, or it is put aside and why. */
export function SuiteDuCompte({ acte, compteId, confirme }: Props) {
  return (
    <FormulaireActe acte={acte}>
      {({ motif }, saisie) => (
        <>
          <input type="hidden" name="compteId" value={compteId} />
          {confirme ? (
            <p>
              <button type="submit" name="suite" value="confirmer" className="fr-btn">
                Confirmer ce compte
              </button>
            </p>
          ) : null}
          <ChampTexte
            nom="motif"
            facultatif
            libelle="Pour l’écarter, dites pourquoi"
            maxLength={300}
            erreur={motif}
            defaultValue={saisie.motif}
          />
          <button type="submit" name="suite" value="ecarter" className="fr-btn fr-btn--secondary">
            Écarter ce compte
          </button>
        </>
      )}
    </FormulaireActe>
  );
}
