"""scikit-learn beside our tagger. Reads one JSON from standard input, writes one JSON to standard output.
quality: {train: [text], labels: [[class]], test: [text]} -> decision values of one-vs-rest LinearSVC over TF-IDF, by test text.
speed:   {texts: [text], train: [text], labels: [[class]]} -> seconds of HashingVectorizer + linear model over the texts."""
import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
import sklearn
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer, TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.svm import LinearSVC

CLASSES = 14
given = json.load(sys.stdin)


def matrix(labels):
    y = np.zeros((len(labels), CLASSES), dtype=int)
    for row, classes in enumerate(labels):
        y[row, classes] = 1
    return y


if sys.argv[1] == "quality":
    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2), stop_words="english")
    model = OneVsRestClassifier(LinearSVC(C=1)).fit(vectorizer.fit_transform(given["train"]), matrix(given["labels"]))
    values = model.decision_function(vectorizer.transform(given["test"]))
    json.dump({"version": sklearn.__version__, "values": np.round(values, 4).tolist()}, sys.stdout)
else:
    vectorizer = HashingVectorizer(n_features=2**18, alternate_sign=False)
    tfidf = TfidfTransformer()
    train = tfidf.fit_transform(vectorizer.transform(given["train"]))
    model = OneVsRestClassifier(LinearSVC(C=1)).fit(train, matrix(given["labels"]))
    texts = given["texts"]
    started = time.process_time()
    for at in range(0, len(texts), 5000):
        model.decision_function(tfidf.transform(vectorizer.transform(texts[at : at + 5000])))
    seconds = time.process_time() - started
    json.dump({"version": sklearn.__version__, "seconds": seconds}, sys.stdout)
