'use client';

import { startTransition, useActionState, useState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampFichier } from '#components/champs/fichier.tsx';
import { ChampLong } from '#components/champs/texte.tsx';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { jugerLesCas } from '#lib/cas/actions.ts';
import type { EtatDesCas } from '#lib/cas/schema.ts';
import { direPoids, TAILLE_MAX } from '#lib/technique/fichiers-admis.ts';
import { ResultatDesCas } from './resultat-cas.tsx';

/** Told before it leaves: the site would refuse it. */
const tropLourd = (fichier: FormDataEntryValue | null): string | null =>
  fichier instanceof File && fichier.size > TAILLE_MAX
    ? `Ce fichier pèse ${direPoids(fichier.size)} ; la limite est de 10 Mo. Coupez-le en plusieurs fichiers.`
    : null;

/**
 * One form, two buttons: see the first lines here, or download all. Sent by hand rather than by the form's own action,
 * which would empty the file field; without script the browser sends it as it is.
 */
export function FormulaireCas() {
  const [etat, juger, occupe] = useActionState<EtatDesCas, FormData>(jugerLesCas, { statut: 'vierge' });
  const [lourd, setLourd] = useState<string | null>(null);
  const refus = lourd ? { causes: [lourd], champ: 'fichier' } : etat.statut === 'refuse' ? etat : null;
  const causes = refus?.causes ?? [];
  const champ = refus?.champ ?? null;
  return (
    <>
      <RecapitulatifErreurs erreurs={causes.map((message) => ({ champ: champ ?? 'fichier', message }))} />
      <form
        action={juger}
        noValidate
        onSubmit={(evenement) => {
          const bouton = (evenement.nativeEvent as SubmitEvent).submitter;
          if (bouton?.hasAttribute('formaction')) return;
          evenement.preventDefault();
          const donnees = new FormData(evenement.currentTarget);
          const trop = tropLourd(donnees.get('fichier'));
          setLourd(trop);
          if (!trop) startTransition(() => juger(donnees));
        }}
      >
        <ChampFichier
          nom="fichier"
          libelle="Fichier de situations"
          indice="CSV, 10 Mo au plus"
          accept=".csv,text/csv,text/plain"
          facultatif
          erreur={champ === 'fichier' ? causes[0] : undefined}
        />
        <ChampLong
          nom="texte"
          libelle="Ou collez les lignes ici"
          indice="La première donne les noms des colonnes. Un fichier choisi passe avant ce texte."
          defaultValue={etat.statut === 'vierge' ? '' : etat.texte}
          rows={6}
          spellCheck={false}
          facultatif
          erreur={champ === 'texte' ? causes[0] : undefined}
        />
        <div className="simulation__boutons">
          <button type="submit" className="fr-btn" disabled={occupe}>
            {occupe ? 'Calcul en cours…' : 'Juger les situations'}
          </button>
          <button
            type="submit"
            className="fr-btn fr-btn--secondary"
            formAction="/agent/cas/fichier"
            formMethod="post"
            formEncType="multipart/form-data"
          >
            Télécharger tous les résultats
          </button>
        </div>
      </form>
      {etat.statut === 'juge' ? <ResultatDesCas etat={etat} /> : null}
      {etat.statut === 'juge' && etat.total === 0 ? (
        <Alerte ton="attention">Le fichier n’a que sa ligne de titres.</Alerte>
      ) : null}
    </>
  );
}
