export default function AccueilPage() {
  return <h1>Bourses nationales de collège et de lycée</h1>;
}
