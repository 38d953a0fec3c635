// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/addressedit.h"

#include "theme/fonts.h"

#include <QClipboard>
#include <QGuiApplication>

namespace coinpay {

namespace {

//! A person types one character at a time; input methods a few.
constexpr qsizetype MostTyped = 8;
constexpr int LongestDestination = 1000;

//! What a line makes of a text: it has no line breaks.
QString onOneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text.trimmed();
}

//! How many characters of a text were not in the one before, ends that are the same aside.
qsizetype inserted(const QString &before, const QString &now)
{
    const qsizetype shorter = qMin(before.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    return now.size() - head - tail;
}

} // namespace

AddressEdit::AddressEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setMaxLength(LongestDestination);
    setFont(theme::monospaced(font()));
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    // What is dropped is not on the clipboard, so that nobody could compare it.
    setAcceptDrops(false);
    connect(this, &QLineEdit::textChanged, this, &AddressEdit::look);
}

void AddressEdit::fill(const QString &text)
{
    m_filling = true;
    m_pasted.clear();
    m_suspect = false;
    setText(text);
    m_filling = false;
}

void AddressEdit::wipe()
{
    fill({}); // setText() ends the history of undo
    m_before.clear();
}

void AddressEdit::look(const QString &text)
{
    const qsizetype arrived = inserted(m_before, text);
    m_before = text;
    if (m_filling || arrived <= MostTyped) {
        m_suspect = m_suspect && !m_filling && !text.isEmpty();
        return;
    }
    const QClipboard *clipboard = QGuiApplication::clipboard();
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        if (mode == QClipboard::Selection && !clipboard->supportsSelection())
            continue;
        const QString there = onOneLine(clipboard->text(mode));
        if (!there.isEmpty() && onOneLine(text).contains(there)) {
            m_pasted = there;
            m_suspect = false;
            return;
        }
    }
    m_suspect = m_pasted.isEmpty() || !onOneLine(text).contains(m_pasted); // undone is not new
}

} // namespace coinpay
