// ---- force.js: where the concepts of a graph stand -------------------------
//
// Fruchterman, Reingold: Graph Drawing by Force-directed Placement (1991), with
// a pull to the middle.  It begins with communities side by side, and has no
// chance in it: the same graph is always drawn the same way.

const ROUNDS = 220;
const ROUNDS_APART = 20;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Where the n-th of some things goes on a spiral of evenly filled area. */
function onSpiral(n, spacing) {
  const radius = spacing * Math.sqrt(n + 0.5);
  return [radius * Math.cos(n * GOLDEN), radius * Math.sin(n * GOLDEN)];
}

function startAt(nodes, distance) {
  const met = new Map();
  for (const node of nodes) {
    if (!met.has(node.group)) met.set(node.group, {at: met.size, members: 0});
    const group = met.get(node.group);
    const [gx, gy] = onSpiral(group.at, distance * 4);
    const [x, y] = onSpiral(group.members++, distance * 0.6);
    node.x = gx + x;
    node.y = gy + y;
  }
}

function pushApart(nodes, distance) {
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      const dx = nodes[i].x - nodes[j].x;
      const dy = nodes[i].y - nodes[j].y;
      const push = (distance * distance) / Math.max(dx * dx + dy * dy, 1);
      nodes[i].dx += dx * push;
      nodes[i].dy += dy * push;
      nodes[j].dx -= dx * push;
      nodes[j].dy -= dy * push;
    }
  }
}

function pullTogether(links, distance) {
  for (const {from, to, pull} of links) {
    const dx = from.x - to.x;
    const dy = from.y - to.y;
    const force = (pull * Math.hypot(dx, dy)) / distance;
    from.dx -= dx * force;
    from.dy -= dy * force;
    to.dx += dx * force;
    to.dy += dy * force;
  }
}

function move(nodes, most) {
  for (const node of nodes) {
    const x = node.dx - node.x * 0.06;
    const y = node.dy - node.y * 0.06;
    const length = Math.hypot(x, y) || 1;
    const step = Math.min(length, most) / length;
    node.x += x * step;
    node.y += y * step;
    node.dx = node.dy = 0;
  }
}

/** Moves those apart that stand on each other, or all but. */
function separate(nodes, gap) {
  for (let round = 0; round < ROUNDS_APART; round++) {
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const dx = nodes[i].x - nodes[j].x;
        const dy = nodes[i].y - nodes[j].y;
        const apart = Math.hypot(dx, dy) || 1;
        const missing = (nodes[i].radius + nodes[j].radius + gap - apart) / 2 / apart;
        if (missing <= 0) continue;
        nodes[i].x += dx * missing;
        nodes[i].y += dy * missing;
        nodes[j].x -= dx * missing;
        nodes[j].y -= dy * missing;
      }
    }
  }
}

/** Sets .x and .y of nodes {group, radius}, by links {from, to, pull}: pull is 0 to 1,
 * `distance` what lies between neighbours. */
function arrange(nodes, links, distance) {
  for (const node of nodes) node.dx = node.dy = 0;
  startAt(nodes, distance);
  for (let round = 0; round < ROUNDS; round++) {
    pushApart(nodes, distance);
    pullTogether(links, distance);
    move(nodes, distance * 2 * (1 - round / ROUNDS) ** 2);
  }
}
