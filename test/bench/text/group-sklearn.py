# scikit-learn's TF-IDF + SVD + k-means on lines of text; prints NMI and ARI against the truth, mean of three seeds, as JSON.
import json
import sys
import time

from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.preprocessing import Normalizer

request = json.load(sys.stdin)
texts, truth, k = request["texts"], request["truth"], request["k"]
results = {}
for name, dimensions, sublinear in [("svd-64", 64, False), ("svd-64, 1 + ln tf", 64, True), ("svd-100", 100, False)]:
    scores = []
    started = time.time()
    for seed in (1, 2, 3):
        rows = TfidfVectorizer(stop_words="english", min_df=2, sublinear_tf=sublinear).fit_transform(texts)
        rows = Normalizer().fit_transform(TruncatedSVD(dimensions, random_state=seed).fit_transform(rows))
        groups = KMeans(k, n_init=10, random_state=seed).fit_predict(rows)
        scores.append((normalized_mutual_info_score(truth, groups), adjusted_rand_score(truth, groups)))
    results[name] = {
        "nmi": sum(s[0] for s in scores) / 3,
        "ari": sum(s[1] for s in scores) / 3,
        "ms": (time.time() - started) * 1000 / 3,
    }
json.dump(results, sys.stdout)
