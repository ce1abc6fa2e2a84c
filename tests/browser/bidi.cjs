// Loaded into the driver's Node. With each page it sets the color scheme by a command that Firefox ESR does not know
// yet, and gives up when that fails. No test in Firefox asks for a scheme, so an idle command goes in its place.
const { stringify } = JSON;

JSON.stringify = (value, ...rest) => {
  const isUnknown = value?.method === "emulation.setMediaFeaturesOverride";
  return stringify(isUnknown ? { ...value, method: "session.status", params: {} } : value, ...rest);
};
