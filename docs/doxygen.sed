# Comments that Doxygen would pass over: what a header is for, on its top, and
# what stands behind a member.
1s|^/\* \([a-z_]*\.h\) - |/** @file aigckb/\1\n * |
s|\([;,{A-Z0-9a-z_]\)  *\(/\*\) |\1 /**< |
