/** Fictitious public bodies, and one company: what the stand-in of the directory knows. Their keys are right. */

export interface Organisme {
  siret: string;
  denomination: string;
  /** Legal category of the directory: 7210 a commune, 7220 a département, 7361 a CCAS, 5710 a company. */
  natureJuridique: string;
  adresse: string;
  actif: boolean;
}

export const ORGANISMES = [
  {
    siret: '21599991300019',
    denomination: 'Commune de Vallon-sur-Deûle',
    natureJuridique: '7210',
    adresse: '1 place de la Mairie, 59999 Vallon-sur-Deûle',
    actif: true,
  },
  {
    siret: '26599991200016',
    denomination: 'CCAS de Vallon-sur-Deûle',
    natureJuridique: '7361',
    adresse: '3 place de la Mairie, 59999 Vallon-sur-Deûle',
    actif: true,
  },
  {
    siret: '21319991200014',
    denomination: 'Commune de Saint-Orens-du-Lac',
    natureJuridique: '7210',
    adresse: '2 rue du Lac, 31999 Saint-Orens-du-Lac',
    actif: true,
  },
  {
    siret: '44999991100018',
    denomination: 'Cantines et Compagnie',
    natureJuridique: '5710',
    adresse: '12 rue du Port, 59999 Vallon-sur-Deûle',
    actif: true,
  },
] as const satisfies readonly Organisme[];
