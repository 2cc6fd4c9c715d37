Symbol.for('picode.sdk')
