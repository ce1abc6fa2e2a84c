// Loaded into the driver's Node. With each page it sets the color scheme by a command that Firefox ESR does not know
// yet, and gives up when that fails. No test in Firefox asks for a scheme, so an idle command goes in its place.
// It gives the size of paper in inches, which Firefox takes in centimeters.
const { stringify } = JSON;

function known({ method, params, ...rest }) {
  if (method === "emulation.setMediaFeaturesOverride") return { ...rest, method: "session.status", params: {} };
  const { width, height } = params.page;
  return { ...rest, method, params: { ...params, page: { width: width * 2.54, height: height * 2.54 } } };
}

JSON.stringify = (value, ...rest) => {
  const isOther = ["emulation.setMediaFeaturesOverride", "browsingContext.print"].includes(value?.method);
  return stringify(isOther ? known(value) : value, ...rest);
};
