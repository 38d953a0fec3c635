// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/consoleeditor.h"

#include "core/text.h"
#include "forms/notice.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTextDocument>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr int LinesOfBody = 8;
constexpr qsizetype LongestHint = 80;

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString memberLine(const console::CatalogField &field)
{
    QString line = field.name + QStringLiteral(": ") + field.type;
    if (field.required)
        //: After the name and type of a member of a body
        line += ConsoleEditor::tr(", needed");
    if (!field.description.isEmpty())
        line += QStringLiteral("\n    ") + field.description;
    if (!field.values.isEmpty())
        line += QStringLiteral("\n    ") + field.values.join(QStringLiteral(", "));
    return line;
}

} // namespace

ConsoleEditor::ConsoleEditor(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::Gap);
    column->addWidget(buildLine());
    m_summary = quietLabel(this);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("consoleProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_notice = new Notice(this);
    m_fields = new QWidget(this);
    m_fieldRows = new QFormLayout(m_fields);
    m_fieldRows->setContentsMargins(0, 0, 0, 0);
    m_fieldRows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addWidget(m_summary);
    column->addWidget(m_notice);
    column->addWidget(m_problem);
    column->addWidget(m_fields);
    buildBody(*column);
    m_documentation = new QPlainTextEdit(this);
    m_documentation->setObjectName(QStringLiteral("callDocumentation"));
    m_documentation->setAccessibleName(tr("What the contract says of this call"));
    m_documentation->setReadOnly(true);
    m_documentation->setTabChangesFocus(true);
    m_documentation->setFrameShape(QFrame::NoFrame);
    m_documentation->setFont(theme::small(font()));
    column->addWidget(m_documentation, 1);
    complete();
    showCall(nullptr);
}

QWidget *ConsoleEditor::buildLine()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::Gap);
    m_method = new QComboBox(line);
    m_method->setObjectName(QStringLiteral("methodBox"));
    m_method->setAccessibleName(tr("Method"));
    for (const console::CatalogCall &call : console::contractCalls()) {
        if (m_method->findText(call.method) < 0)
            m_method->addItem(call.method);
    }
    m_method->setCurrentText(QStringLiteral("GET"));
    m_target = new QLineEdit(line);
    m_target->setObjectName(QStringLiteral("targetEdit"));
    m_target->setAccessibleName(tr("Path and query"));
    m_target->setPlaceholderText(QStringLiteral("/v1/…"));
    m_target->setFont(theme::monospaced(font()));
    m_target->setMaxLength(static_cast<int>(console::LongestTarget));
    m_send = new QPushButton(theme::icon(QStringLiteral("send")), {}, line);
    m_send->setObjectName(QStringLiteral("consoleSendButton"));
    row->addWidget(m_method);
    row->addWidget(m_target, 1);
    row->addWidget(m_send);
    connect(m_method, &QComboBox::currentTextChanged, this, &ConsoleEditor::targetEdited);
    connect(m_target, &QLineEdit::textChanged, this, &ConsoleEditor::targetEdited);
    connect(m_target, &QLineEdit::returnPressed, this, [this] {
        if (m_send->isEnabled())
            Q_EMIT sendRequested();
    });
    connect(m_send, &QPushButton::clicked, this, &ConsoleEditor::sendRequested);
    return line;
}

void ConsoleEditor::buildBody(QVBoxLayout &column)
{
    m_bodyPart = new QWidget(this);
    auto *rows = new QVBoxLayout(m_bodyPart);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::GapTight);
    auto *head = new QHBoxLayout;
    auto *label = new QLabel(tr("&Body"), m_bodyPart);
    m_examples = new QComboBox(m_bodyPart);
    m_examples->setObjectName(QStringLiteral("exampleBox"));
    m_examples->setAccessibleName(tr("Insert an example"));
    head->addWidget(label);
    head->addStretch(1);
    head->addWidget(m_examples);
    m_body = new QPlainTextEdit(m_bodyPart);
    m_body->setObjectName(QStringLiteral("bodyEdit"));
    m_body->setAccessibleName(tr("Body, JSON"));
    m_body->setFont(theme::monospaced(font()));
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(LinesOfBody * m_body->fontMetrics().lineSpacing());
    label->setBuddy(m_body);
    rows->addLayout(head);
    rows->addWidget(m_body, 1);
    column.addWidget(m_bodyPart, 2);
    connect(m_body, &QPlainTextEdit::textChanged, this, [this] {
        check();
        if (!m_filling)
            Q_EMIT changed();
    });
    connect(m_examples, &QComboBox::activated, this, &ConsoleEditor::insertExample);
}

//! Every path of the contract, offered as it is typed.
void ConsoleEditor::complete()
{
    QStringList paths;
    for (const console::CatalogCall &call : console::contractCalls()) {
        if (!paths.contains(call.path))
            paths.append(call.path);
    }
    auto *completer = new QCompleter(paths, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_target->setCompleter(completer);
}

//! The document's own text: toPlainText() would make plain blanks of others.
QByteArray ConsoleEditor::body() const
{
    QString text = m_body->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text.toUtf8();
}

console::ConsoleRequest ConsoleEditor::request() const
{
    const bool hasBody = m_call ? m_call->body.has_value() : m_method->currentText() != u"GET";
    return {m_method->currentText().toLatin1(), m_target->text().trimmed().toUtf8(),
            hasBody ? body() : QByteArray()};
}

void ConsoleEditor::setRequest(const console::ConsoleRequest &request)
{
    {
        const QScopedValueRollback quiet(m_filling, true);
        m_method->setCurrentText(QString::fromLatin1(request.method));
        m_target->setText(QString::fromUtf8(request.target));
        m_target->setCursorPosition(0); // a path is known by how it begins
        m_body->setPlainText(QString::fromUtf8(request.body));
    }
    targetEdited();
}

void ConsoleEditor::begin(const console::CatalogCall &call)
{
    const QMap<QString, QString> known =
        m_call ? console::fieldsIn(*m_call, request().target) : QMap<QString, QString>();
    QMap<QString, QString> ids;
    for (const console::CatalogField &field : call.pathFields) {
        if (!known.value(field.name).isEmpty())
            ids.insert(field.name, known.value(field.name));
    }
    console::ConsoleRequest request{call.method.toLatin1(), console::targetFor(call, ids), {}};
    if (call.body && !call.body->examples.isEmpty())
        request.body = call.body->examples.first().body.toUtf8();
    setRequest(request);
    for (QLineEdit *edit : std::as_const(m_fieldEdits)) {
        if (edit->text().isEmpty()) {
            edit->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    if (m_call && m_call->body)
        m_body->setFocus(Qt::OtherFocusReason);
    else
        m_send->setFocus(Qt::OtherFocusReason);
}

//! Which call it is by now. A path whose ids are still to be filled in is one already.
void ConsoleEditor::targetEdited()
{
    const console::ConsoleRequest now = request();
    const QByteArray path =
        now.target.left(now.target.indexOf('?') < 0 ? now.target.size() : now.target.indexOf('?'));
    const console::CatalogCall *found = nullptr;
    for (const console::CatalogCall &call : console::contractCalls()) {
        if (call.method.toLatin1() != now.method)
            continue;
        const QStringList wanted = call.path.split(u'/');
        const QStringList parts = QString::fromUtf8(path).split(u'/');
        bool fits = wanted.size() == parts.size();
        for (qsizetype i = 0; fits && i < parts.size(); ++i)
            fits = wanted[i].startsWith(u'{') || wanted[i] == parts[i];
        if (fits)
            found = &call;
    }
    if (found != m_call)
        showCall(found);
    else
        showFields();
    check();
    if (!m_filling)
        Q_EMIT changed();
}

void ConsoleEditor::showCall(const console::CatalogCall *call)
{
    m_call = call;
    m_fieldEdits.clear();
    while (m_fieldRows->rowCount() > 0)
        m_fieldRows->removeRow(0);
    if (call) {
        for (const QList<console::CatalogField> &fields : {call->pathFields, call->queryFields}) {
            for (const console::CatalogField &field : fields) {
                auto *edit = new QLineEdit(m_fields);
                edit->setObjectName(QStringLiteral("field_") + field.name);
                edit->setAccessibleName(field.name);
                edit->setAccessibleDescription(field.description);
                edit->setToolTip(field.description);
                edit->setPlaceholderText(field.example.left(LongestHint));
                m_fieldEdits.insert(field.name, edit);
                m_fieldRows->addRow(field.name, edit);
                connect(edit, &QLineEdit::textEdited, this, &ConsoleEditor::fieldEdited);
            }
        }
    }
    m_fields->setVisible(!m_fieldEdits.isEmpty());
    m_bodyPart->setVisible(call && call->body);
    m_examples->clear();
    if (call && call->body) {
        //: The first entry of a list of examples; what it is for
        m_examples->addItem(tr("Insert an example…"));
        for (const console::CatalogExample &example : call->body->examples)
            m_examples->addItem(example.name);
    }
    m_summary->setText(call ? call->summary
                            : tr("Any call of the contract: choose one beside, or type its path."));
    m_send->setText(call && !call->isRead() ? tr("Review and send…") : tr("Send"));
    m_send->setAccessibleName(call && !call->isRead() ? tr("Review and send") : tr("Send"));
    showFields();
    showDocumentation();
}

//! The fields follow the path, but not the one that is being typed into.
void ConsoleEditor::showFields()
{
    if (!m_call)
        return;
    const QMap<QString, QString> values = console::fieldsIn(*m_call, request().target);
    for (auto field = m_fieldEdits.begin(); field != m_fieldEdits.end(); ++field) {
        if (!field.value()->hasFocus())
            field.value()->setText(values.value(field.key()));
    }
}

void ConsoleEditor::fieldEdited()
{
    if (!m_call)
        return;
    QMap<QString, QString> values;
    for (auto field = m_fieldEdits.begin(); field != m_fieldEdits.end(); ++field)
        values.insert(field.key(), field.value()->text());
    m_target->setText(QString::fromLatin1(console::targetFor(*m_call, values)));
    m_target->setCursorPosition(0);
}

void ConsoleEditor::showDocumentation()
{
    QStringList parts;
    if (m_call) {
        if (!m_call->description.isEmpty())
            parts.append(m_call->description);
        if (!m_call->scope.isEmpty())
            parts.append(tr("Scope: %1", "%1 a permission of a key").arg(m_call->scope));
        for (const console::CatalogField &field : m_call->queryFields)
            parts.append(memberLine(field));
        if (m_call->body) {
            for (const console::CatalogField &member : m_call->body->members)
                parts.append(memberLine(member));
        }
        parts.append(tr("Answers: %1", "%1 statuses and what they mean")
                         .arg(m_call->answers.join(QStringLiteral("; "))));
    }
    m_documentation->setPlainText(parts.join(QStringLiteral("\n")));
    m_documentation->setVisible(m_call);
}

void ConsoleEditor::setHindrance(const QString &why)
{
    m_hindrance = why;
    check();
}

void ConsoleEditor::check()
{
    const console::ConsoleRequest now = request();
    m_fault.clear();
    if (now.target.isEmpty()) {
        m_fault = tr("Type a path, or choose a call.");
    } else if (m_call && now.target.contains('{')) {
        m_fault = tr("Fill in the ids of the path.");
    } else if (const auto matched = console::matchCall(now.method, now.target); !matched) {
        m_fault = matched.error().message;
    } else if (const Done good = console::checkBody(*matched->call, now.body); !good) {
        m_fault = good.error().message;
    }
    const QString why = m_fault.isEmpty() ? m_hindrance : m_fault;
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, theme::toneInk(theme::Tone::Attention, ink));
    m_problem->setPalette(ink);
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why);
    m_send->setAccessibleDescription(why);
}

void ConsoleEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_send)
        check(); // its ink is of the palette
    QWidget::changeEvent(event);
}

void ConsoleEditor::insertExample(int index)
{
    if (!m_call || !m_call->body || index < 1 || index > m_call->body->examples.size())
        return;
    m_body->selectAll();
    m_body->insertPlainText(m_call->body->examples.at(index - 1).body); // can be undone
    m_examples->setCurrentIndex(0);
    m_body->setFocus(Qt::OtherFocusReason);
}

} // namespace coinpay
