// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle/readable.h"

#include "bundle/texts.h"
#include "core/text.h"
#include "domain/note.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace coinpay {

namespace {

//! So many lines a person can go through; a screen can hold them too.
constexpr qsizetype MostLines = 20'000;
constexpr int DeepestMember = 8;
constexpr int Indent = 2;

//! Lines, until there are too many.
class Lines
{
public:
    void add(int depth, const QString &text)
    {
        const QString margin(qsizetype(depth) * Indent, u' ');
        for (const QString &line : displayLines(text).split(u'\n')) {
            if (isFull())
                return;
            m_lines += margin + line;
        }
    }

    void gap()
    {
        if (!m_lines.isEmpty() && !m_lines.last().isEmpty() && !isFull())
            m_lines += QString();
    }

    [[nodiscard]] bool isFull() const { return m_lines.size() >= MostLines; }

    [[nodiscard]] QString text() const
    {
        const QString rest = isFull() ? QStringLiteral("\n\n") +
                                            BundleTexts::tr("There is more in this file than can "
                                                            "be shown here.")
                                      : QString();
        return m_lines.join(u'\n') + rest;
    }

private:
    QStringList m_lines;
};

QString scalar(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? BundleTexts::tr("yes") : BundleTexts::tr("no");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.toString();
}

QString spoken(const QString &name)
{
    QString words = name;
    return words.replace(u'_', u' ');
}

void tell(Lines &lines, int depth, const QString &name, const QJsonValue &value);

void tellMembers(Lines &lines, int depth, const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end() && !lines.isFull(); ++member)
        tell(lines, depth, spoken(member.key()), member.value());
}

void tell(Lines &lines, int depth, const QString &name, const QJsonValue &value)
{
    if (value.isNull() || depth > DeepestMember)
        return;
    if (value.isObject()) {
        lines.add(depth, name);
        tellMembers(lines, depth + 1, value.toObject());
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            return;
        lines.add(depth, name);
        for (const QJsonValue one : list) {
            if (one.isObject())
                tellMembers(lines, depth + 1, one.toObject());
            else
                lines.add(depth + 1, scalar(one));
            if (one.isObject())
                lines.gap();
        }
    } else if (const QString text = scalar(value); text.contains(u'\n')) {
        lines.add(depth, name);
        lines.add(depth + 1, text);
    } else {
        lines.add(depth, name + QStringLiteral(": ") + text);
    }
}

void tellEntry(Lines &lines, const QJsonObject &entry)
{
    const QString ours = entry.value(u"our_at").toString();
    const QString theirs = entry.value(u"server_at").toString();
    QString when = ours.isEmpty() ? theirs : ours;
    if (!ours.isEmpty() && !theirs.isEmpty())
        when += BundleTexts::tr(" (server: %1)", "%1 a time").arg(theirs);
    lines.add(0, when + QStringLiteral("  ") + entry.value(u"sentence").toString());
    QStringList ids;
    for (const char *name : {"request_id", "idempotency_key", "event_id", "delivery_id", "code"}) {
        const QString id = entry.value(QLatin1String(name)).toString();
        if (!id.isEmpty())
            ids += id;
    }
    if (const QString note = entry.value(u"note").toString(); !note.isEmpty())
        lines.add(2, note);
    if (!ids.isEmpty())
        lines.add(2, ids.join(QStringLiteral("  ")));
}

void tellTrace(Lines &lines, const QJsonObject &trace)
{
    lines.gap();
    lines.add(0, trace.value(u"id").toString());
    lines.add(0, trace.value(u"summary").toString());
    lines.gap();
    for (const QJsonValue entry : trace.value(u"entries").toArray())
        tellEntry(lines, entry.toObject());
    lines.gap();
    for (const QJsonValue missing : trace.value(u"missing").toArray())
        lines.add(0, missing.toString());
}

} // namespace

QString readablePart(const BundlePart &part)
{
    const QJsonDocument document = QJsonDocument::fromJson(part.bytes);
    if (document.isNull())
        return BundleTexts::tr("This file cannot be read as what its name says.");
    Lines lines;
    if (document.isObject())
        tellMembers(lines, 0, document.object());
    for (const QJsonValue one : document.array()) {
        if (part.name == "traces.json") {
            tellTrace(lines, one.toObject());
        } else {
            lines.gap();
            tellMembers(lines, 0, one.toObject());
        }
    }
    return lines.text();
}

QString partTitle(const QByteArray &name)
{
    if (name == "traces.json")
        return BundleTexts::tr("Timeline");
    if (name == "operations.json")
        return BundleTexts::tr("Operations");
    if (name == "requests.json")
        return BundleTexts::tr("Request log");
    if (name == "notes.json")
        return BundleTexts::tr("Notes and labels");
    if (name == "about.json")
        return BundleTexts::tr("Versions and settings");
    return displayText(QString::fromLatin1(name));
}

} // namespace coinpay
