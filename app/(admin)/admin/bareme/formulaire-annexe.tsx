'use client';

import { startTransition, useActionState } from 'react';
import { ChampDate, ChampLong, ChampMontant, ChampNombre, ChampTexte } from '#components/champs/texte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { corriger, enregistrer } from '#lib/bareme/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

/** The two annexes, typed or pasted. `cible` names the annexe to correct; without it a new one is kept. */
export function FormulaireAnnexe({
  initiale,
  cible,
}: {
  initiale: Readonly<Record<string, string>>;
  cible?: { id: string; version: number };
}) {
  const [etat, envoyer, occupe] = useActionState(cible ? corriger : enregistrer, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs = refus?.saisie ?? initiale;
  const champ = (nom: string) => ({
    nom,
    defaultValue: valeurs[nom] ?? '',
    erreur: refus?.champs[nom],
    autoComplete: 'off',
  });
  const fautes = Object.entries(refus?.champs ?? {});
  const erreurs =
    refus && fautes.length === 0
      ? [{ champ: 'rentree', message: refus.message }]
      : fautes.map(([nom, message]) => ({ champ: nom, message }));
  return (
    <>
      <RecapitulatifErreurs erreurs={erreurs} />
      <form
        action={envoyer}
        noValidate
        onSubmit={(evenement) => {
          // Sent by hand rather than by React: it would empty the fields after a refusal.
          evenement.preventDefault();
          const donnees = new FormData(evenement.currentTarget);
          startTransition(() => envoyer(donnees));
        }}
      >
        {cible ? (
          <>
            <input type="hidden" name="id" value={cible.id} />
            <input type="hidden" name="version" value={cible.version} />
          </>
        ) : null}
        <ChampNombre {...champ('rentree')} libelle="Rentrée" />
        <ChampMontant {...champ('smic')} centimes libelle="SMIC horaire brut" />
        <ChampMontant {...champ('bmaf')} centimes libelle="BMAF" />
        <ChampTexte
          {...champ('source')}
          libelle="Texte"
          indice="Le titre et la date de la circulaire, avec son numéro"
        />
        <ChampDate {...champ('du')} libelle="En vigueur à partir du" />
        <ChampDate {...champ('au')} libelle="Jusqu’au" />
        <Table
          {...champ('annexe6')}
          libelle="Annexe 6, collège"
          indice="Collez les huit lignes de plafonds depuis un tableur, ou tapez-les avec des points-virgules ; puis une ligne « Montants » et une ligne « Internat »."
        />
        <Table
          {...champ('annexe7')}
          libelle="Annexe 7, lycée"
          indice="De même, avec en plus une ligne « Mérite » et une ligne « Équipement »."
        />
        <ChampLong
          {...champ('explication')}
          facultatif
          libelle="Pourquoi des cellules diffèrent de la formule"
          indice="À remplir seulement si l’annexe publiée s’en écarte : cette phrase est signée avec les chiffres."
        />
        <button type="submit" className="fr-btn" disabled={occupe}>
          {cible ? 'Corriger l’annexe' : 'Enregistrer l’annexe'}
        </button>
      </form>
    </>
  );
}

function Table(props: Parameters<typeof ChampLong>[0]) {
  return (
    <div className="annexe__table">
      <ChampLong {...props} rows={12} spellCheck={false} />
    </div>
  );
}
