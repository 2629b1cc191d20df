-- names in any spelling
SELECT kb_fold('擴散-模型'), kb_fold('ＧＰＴ－４'), kb_fold('Stable Diffusion'), kb_fold('');
SELECT kb_fold(NULL), kb_fold(CAST(x'41ff' AS TEXT)), kb_fold(12.5);
SELECT kb_pinyin('扩散模型'), kb_initials('擴散模型'), kb_pinyin('AI绘画'), kb_pinyin('GPT-4'), kb_initials(NULL);
SELECT kb_has('聊聊擴散模型', '扩散 模型'), kb_has('GPT4', 'gpt-4'), kb_has('LoRA', 'RAG'), kb_has('', ''), kb_has(NULL, 'a'), kb_has('a', NULL);
SELECT name, sources FROM v_concept WHERE kb_fold(name) = kb_fold('gpt 4');
SELECT name, sources FROM v_concept WHERE kb_initials(name) = 'ksmx';
SELECT DISTINCT subject, predicate, object FROM v_relation WHERE kb_has(quote, '擴散模型') ORDER BY 1, 2, 3;
-- what a word means
SELECT * FROM kb_term('人工智能生成内容');
SELECT * FROM kb_term('没有这个词');
SELECT * FROM kb_term(NULL);
SELECT w.value, t.name, t.matched_by FROM json_each('["擴散模型","kuosanmoxing","gpt4","没有"]') w LEFT JOIN kb_term(w.value) t;
-- the search
SELECT article, title, date, block, quote, score > 0 FROM kb_search('扩散模型 文生图');
SELECT s.article, group_concat(DISTINCT r.predicate) FROM kb_search('数据枯竭', 1) s JOIN v_relation r ON r.article = s.article GROUP BY 1;
SELECT count(*) FROM kb_search('没有这个词');
SELECT count(*) FROM kb_search('');
SELECT count(*) FROM kb_search('AIGC', 1), kb_search('AIGC', -3);
SELECT article FROM kb_search WHERE words = 'AIGC' AND most = 1;
-- what is wrong
SELECT * FROM kb_search;
SELECT * FROM kb_search(CAST(x'ff' AS TEXT));
SELECT kb_fold();
CREATE TEMP VIEW mine AS SELECT * FROM kb_term('AIGC');
SELECT name FROM mine;
