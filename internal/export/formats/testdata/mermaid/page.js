async source => {
  const problems = []
  const { svg } = await mermaid.render('drawing', source)
  const holder = document.createElement('div')
  document.body.append(holder)
  holder.innerHTML = svg
  const root = holder.firstElementChild

  for (const e of root.querySelectorAll('*')) {
    if (!['svg', 'style', 'g', 'path', 'rect', 'polygon', 'circle', 'ellipse', 'line', 'marker', 'defs', 'foreignObject', 'div', 'span', 'p', 'br',
      'text', 'tspan', 'title', 'desc', 'filter', 'feDropShadow', 'linearGradient', 'stop'].includes(e.localName)) problems.push(`element <${e.localName}>`)
    for (const a of e.attributes) if (/^on|href$/i.test(a.name)) problems.push(`attribute ${a.name}="${a.value}"`)
  }

  // A label: its text with line ends for <br>. Any other element in it than Mermaid's own was brought by the text.
  const label = element => {
    let said = ''
    const walk = node => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) said += child.data
        else if (child.localName === 'br') said += '\n'
        else if (['div', 'span', 'p', 'g', 'foreignObject', 'rect', 'text', 'tspan'].includes(child.localName)) walk(child)
        else problems.push(`<${child.localName}> in a label`)
      }
    }
    if (element) walk(element)
    return said.split('\n').map(l => l.replaceAll('\u200b', '').replace(/ +/g, ' ').replace(/^ | $/g, '')).join('\n').replace(/^[\n ]+|[\n ]+$/g, '')
  }
  const nodes = {}, groups = {}, edges = []
  for (const n of root.querySelectorAll('g.node')) {
    const id = n.id.replace(/^.*?flowchart-/, '').replace(/-\d+$/, '')
    if (id in nodes) problems.push(`node ${id} twice`)
    nodes[id] = label(n.querySelector('.label'))
  }
  for (const c of root.querySelectorAll('g.cluster')) groups[c.id.replace(/^drawing-/, '')] = label(c.querySelector('.cluster-label'))

  // Edges are known by Mermaid's own data, their labels by what was drawn, in the same order.
  const db = (await mermaid.mermaidAPI.getDiagramFromText(source)).db
  const paths = [...root.querySelectorAll('path.flowchart-link')], labels = new Map()
  for (const g of root.querySelectorAll('g.edgeLabel')) {
    const inner = g.querySelector('[data-id]')
    if (inner) labels.set(inner.getAttribute('data-id'), label(g))
  }
  for (const e of db.getEdges()) {
    if (e.stroke === 'invisible') continue
    edges.push(`${e.start} ${e.end} ${labels.get(e.id) ?? ''}`)
    if (!paths.some(p => p.getAttribute('data-id') === e.id)) problems.push(`edge ${e.id} was not drawn`)
  }
  const title = root.querySelector('.flowchartTitleText')?.textContent ?? ''
  holder.remove()
  return JSON.stringify({ Title: title, Nodes: nodes, Groups: groups, Edges: edges, Problems: problems })
}
