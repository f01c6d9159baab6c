"""The texts under Help."""

KEYBOARD = """<table cellpadding="3">
<tr><td colspan="2"><b>In the plots</b></td></tr>
<tr><td>Space</td><td>play, pause</td></tr>
<tr><td>→ &nbsp; Shift+→</td><td>one step, ten steps</td></tr>
<tr><td>←</td><td>one step back</td></tr>
<tr><td>Home</td><td>reset to the start</td></tr>
<tr><td>End</td><td>run to the minimum</td></tr>
<tr><td>+ &nbsp; −</td><td>faster, slower</td></tr>
<tr><td>↑ &nbsp; ↓</td><td>larger, smaller learning rate</td></tr>
<tr><td>F, or a double click</td><td>fit the view</td></tr>
<tr><td>M</td><td>enlarge the panel, and back</td></tr>
<tr><td>N</td><td>execute the next line of the algorithm</td></tr>
<tr><td>Delete</td><td>remove the selected points</td></tr>
<tr><td colspan="2"><b>Everywhere</b></td></tr>
<tr><td>Ctrl+Z &nbsp; Ctrl+Shift+Z</td><td>undo, redo</td></tr>
<tr><td>Ctrl+N &nbsp; Ctrl+O &nbsp; Ctrl+S</td><td>new, open, save</td></tr>
<tr><td>Ctrl+C &nbsp; Ctrl+V</td><td>copy and paste rows of the table</td></tr>
<tr><td>Ctrl+G</td><td>go to an iteration</td></tr>
<tr><td>Ctrl+L &nbsp; Ctrl+Shift+L</td><td>type a learning rate, an iteration limit</td></tr>
<tr><td>Ctrl+Shift+N</td><td>add a row</td></tr>
<tr><td>Esc</td><td>close a message</td></tr>
<tr><td>Ctrl+Q</td><td>quit</td></tr>
<tr><td>Ctrl+Shift+P</td><td>copy the run as Python</td></tr>
<tr><td>F2</td><td>open the guide, or leave it</td></tr>
<tr><td>Ctrl+PgDn &nbsp; Ctrl+PgUp</td><td>the guide's next and previous scene</td></tr>
<tr><td>F1</td><td>this list</td></tr>
</table>"""

ABOUT = (
    "<b>lrviz</b> shows logistic regression being learned by gradient descent, live.<br>"
    "Every number is computed in double precision, in the data's own units, and can be read to its last digit."
)
