# facts.jq - whether the article in the input states one row of facts.tsv, given
# as $check, $name, $what and $other.
def concept($form): .concepts[] | select(.name == $form or
    any(.aliases[]; . == $form));
def names($form): [concept($form).name];
def within($list): . as $x | any($list[]; . == $x);
def stated($s; $p; $o): any(.relations[]; .p == $p and
    (.s | $s == null or within($s)) and (.o | $o == null or within($o)));

if $check == "kind" then any(concept($name); .kind == $what)
elif $check == "relation" then stated(names($name); $what; names($other))
elif $check == "member" then stated(null; "part_of"; names($name))
elif $check == "risk" then stated(names($name); "has_risk"; null)
elif $check == "defined" then names($name) as $names |
    any(.definitions[]; (.concept | within($names)) and
        ((.by // "") | contains($what)))
else error("facts.tsv: no check '" + $check + "'") end
