import type { Metadata } from 'next';
import { FilAriane } from '#components/fil-ariane.tsx';
import { DEPRECIATION } from '#lib/appel/faits.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';

export const metadata: Metadata = { title: 'Changements de l’API Scolarité de l’élève' };

export default function ChangementsPage() {
  return (
    <div className="texte">
      <FilAriane liens={[{ href: '/documentation', libelle: 'Documentation' }]} ici="Changements" />
      <h1>Changements</h1>
      <h2>v5, en cours</h2>
      <p>
        <code>/v5/men/scolarites/identite</code> : ajoute le régime de pensionnat, et la recherche par
        départements ou régions.
      </p>
      <h2>Demandes de l’organisme</h2>
      <p>
        Les listes de <code>/api/v1</code> se lisent page par page (<code>limit</code>, <code>offset</code>).
        Une demande et une habilitation disent leur étape par <code>type</code> et <code>definition_id</code>{' '}
        : <code>api_scolarite_sandbox</code> pour l’essai, <code>api_scolarite</code> pour la production.
      </p>
      <h2>v4, v3, v2 et la forme du ministère, dépréciées</h2>
      <p>
        Elles répondent encore : la même réponse, sans le régime en v3 et v4 ; à plat sous{' '}
        <code>/api/v2/scolarites</code> ; avec ses anciens noms sous{' '}
        <code>/anges/v1/eleve/informations-scolarite</code> et, par départements ou régions, en{' '}
        <code>POST</code> sous <code>/anges/v2/eleve/informations-scolarite/perimetre</code>. Dépréciées
        depuis le {ecrireJour(jour(DEPRECIATION.depuis))}, elles finissent le{' '}
        {ecrireJour(jour(DEPRECIATION.fin))} : leurs réponses le disent dans les en-têtes{' '}
        <code>Deprecation</code>, <code>Sunset</code> et <code>Link</code>.
      </p>
    </div>
  );
}
